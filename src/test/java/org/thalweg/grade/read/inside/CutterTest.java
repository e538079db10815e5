package org.thalweg.grade.read.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CutterTest {
    /** A cell, then its pieces. */
    static Stream<Arguments> cells() {
        return Stream.of(
                cell(""),
                cell("  \n\t\n"),
                cell("// only a comment"),
                cell("/* only\n a comment */"),
                cell(";;"),
                cell("int a;", "int a;"),
                cell("int a; int b;", "int a;", "int b;"),
                cell("int a", "int a"),
                cell("a\n+ b", "a\n+ b"),
                cell("int a = 1; // one\nint b;", "int a = 1;", "// one\nint b;"),
                cell("void f() { }", "void f() { }"),
                cell("void f() { } void g() { }", "void f() { }", "void g() { }"),
                cell("void f() { a(); { b(); } }\nint c;", "void f() { a(); { b(); } }", "int c;"),
                cell("int[] a = {1, 2}; int b;", "int[] a = {1, 2};", "int b;"),
                cell("int[] a = {1, 2}", "int[] a = {1, 2}"),
                cell("int[][] a = {{1}, {2}};", "int[][] a = {{1}, {2}};"),
                cell("int a[] = {1};", "int a[] = {1};"),
                cell("Runnable r = () -> { a(); b(); };", "Runnable r = () -> { a(); b(); };"),
                cell("run(() -> { a(); });", "run(() -> { a(); });"),
                cell("var o = new Object() { int a; };", "var o = new Object() { int a; };"),
                cell("new A() { }.go(); int b;", "new A() { }.go();", "int b;"),
                cell("String s = \"; }\"; int b;", "String s = \"; }\";", "int b;"),
                cell("String s = \"\\\";\"; int b;", "String s = \"\\\";\";", "int b;"),
                cell("String s = \"//\"; int b;", "String s = \"//\";", "int b;"),
                cell("String s = \"/*\"; int b;", "String s = \"/*\";", "int b;"),
                cell("char c = ';'; int b;", "char c = ';';", "int b;"),
                cell("char c = '\\''; int b;", "char c = '\\'';", "int b;"),
                cell("char c = '\"'; int b;", "char c = '\"';", "int b;"),
                cell("String s = \"\"; int b;", "String s = \"\";", "int b;"),
                cell(
                        "String s = \"\"\"\n  ; } \"\n  \\\"\"\"\n\"\"\"; int b;",
                        "String s = \"\"\"\n  ; } \"\n  \\\"\"\"\n\"\"\";",
                        "int b;"),
                cell("String s = \"open;\nint b;", "String s = \"open;\nint b;"),
                cell("/* ; } */ int a;", "/* ; } */ int a;"),
                cell("int a; /* never closed", "int a;"),
                cell("if (a) b(); else c();", "if (a) b(); else c();"),
                cell(
                        "if (a) { b(); }\nelse { c(); } d();",
                        "if (a) { b(); }\nelse { c(); }",
                        "d();"),
                cell(
                        "if (a) { b(); } // so\nelse { c(); }",
                        "if (a) { b(); } // so\nelse { c(); }"),
                cell(
                        "try { a(); } catch (E e) { } finally { b(); } c();",
                        "try { a(); } catch (E e) { } finally { b(); }",
                        "c();"),
                cell(
                        "try (A a = a(); B b = b()) { } c();",
                        "try (A a = a(); B b = b()) { }",
                        "c();"),
                cell("do { a(); } while (b); c();", "do { a(); } while (b);", "c();"),
                cell("while (b) { a(); } c();", "while (b) { a(); }", "c();"),
                cell(
                        "for (int i = 0; i < 3; i++) a(); c();",
                        "for (int i = 0; i < 3; i++) a();",
                        "c();"),
                cell("for (;;) { } c();", "for (;;) { }", "c();"),
                cell("label: for (;;) { } c();", "label: for (;;) { }", "c();"),
                cell("if (a == b) { } c();", "if (a == b) { }", "c();"),
                cell("boolean x = a <= b; c();", "boolean x = a <= b;", "c();"),
                cell("record P(int a) { } P p;", "record P(int a) { }", "P p;"),
                cell("enum E { A, B { } } int b;", "enum E { A, B { } }", "int b;"),
                cell("class A { int b = 1; }; int c;", "class A { int b = 1; }", "int c;"),
                cell("@A(b = 1) void f() { } int c;", "@A(b = 1) void f() { }", "int c;"),
                cell(
                        "int s = switch (a) { case 1 -> { yield 2; } default -> 3; }; int b;",
                        "int s = switch (a) { case 1 -> { yield 2; } default -> 3; };",
                        "int b;"),
                cell("int a; } int b;", "int a;", "}", "int b;"),
                cell("void f( { int a; } int b; int c;", "void f( { int a; } int b;", "int c;"),
                cell("f(1; int b;", "f(1;", "int b;"),
                cell("int a = 1]; int b;", "int a = 1];", "int b;"),
                cell("void f() { if (a) { }", "void f() { if (a) { }"),
                cell("%maven a:b:1\nint a;", "int a;"),
                cell("  %time f();\nint a;", "int a;"),
                cell("// load\n%maven a:b:1\nint a;", "// load\n            \nint a;"),
                cell("int r = a\n  % b;", "int r = a\n  % b;"),
                cell("%%bash\nint a;"),
                cell("import java.util.*;\nint a;", "import java.util.*;", "int a;"),
                cell("double größe = 1; int ß;", "double größe = 1;", "int ß;"),
                cell("\tint a;\n\t\tint b;", "int a;", "int b;"));
    }

    private static Arguments cell(String text, String... pieces) {
        return Arguments.of(text, List.of(pieces));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cutsWhereSomethingEnds(String text, List<String> pieces) {
        assertThat(Cutter.cut(1, text)).extracting(Piece::text).containsExactlyElementsOf(pieces);
    }

    @Test
    void piecesKnowTheirLines() {
        List<Piece> pieces = Cutter.cut(7, "%magic\n\nint a; int b;\n\n// why\nvoid f() {\n}\n");
        assertThat(pieces).extracting(Piece::line).containsExactly(3, 3, 5);
        assertThat(pieces).extracting(Piece::cell).containsOnly(7);
        assertThat(pieces.get(2).at(pieces.get(2).text().indexOf('}')).line()).isEqualTo(7);
    }

    @Test
    void onlyTheLastPieceOfACellCanLackItsEnd() {
        assertThat(Cutter.cut(1, "int a; int b"))
                .extracting(Piece::ended)
                .containsExactly(true, false);
        assertThat(Cutter.cut(1, "int[] a = {1}")).extracting(Piece::ended).containsExactly(false);
        assertThat(Cutter.cut(1, "void f() { }")).extracting(Piece::ended).containsExactly(true);
    }

    @Test
    void aCellOfSemicolonsTakesTimeInProportion() {
        String cell = "a;".repeat(32_000);
        assertThat(Cutter.cut(1, cell)).hasSize(32_000);
    }
}
