package org.thalweg.grade.read.inside;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;

/**
 * Asks the parser what pieces are: definitions parse as members of a class, statements in a method,
 * the last expression of a cell as an expression; what parses as none of them is broken.
 */
final class Pieces {
    private static final Pattern IMPORT = Pattern.compile("import\\s");

    private final Parser parser;

    Pieces(Parser parser) {
        this.parser = parser;
    }

    /** Returns a part for each piece, in order. */
    List<Part> read(List<Piece> pieces) {
        Map<Piece, Part> parts = new LinkedHashMap<>();
        List<Piece> open = new ArrayList<>();
        for (Piece piece : pieces) {
            if (IMPORT.matcher(Part.statement(piece).code()).lookingAt()) {
                parts.put(piece, Part.imports(piece));
            } else {
                parts.put(piece, null);
                open.add(piece);
            }
        }
        Map<Piece, Trouble> troubles = new LinkedHashMap<>();
        for (Parser.Form form : Parser.Form.values()) {
            List<Parser.Parsed> parsed = parser.parse(form, texts(form, open));
            List<Piece> left = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                Piece piece = open.get(i);
                Part part = part(form, piece, parsed.get(i));
                if (part.kind() == Part.Kind.BROKEN) {
                    troubles.merge(piece, part.trouble(), Pieces::further);
                    left.add(piece);
                } else {
                    parts.put(piece, part);
                }
            }
            open = left;
        }
        open.forEach(piece -> parts.put(piece, Part.broken(piece, troubles.get(piece))));
        return new ArrayList<>(parts.values());
    }

    private static List<String> texts(Parser.Form form, List<Piece> pieces) {
        return pieces.stream()
                .map(each -> form == Parser.Form.EXPRESSION ? each.text() : each.whole())
                .toList();
    }

    /** The parser understood more of the text before that one; what has a body is a method. */
    private static Trouble further(Trouble a, Trouble b) {
        boolean method =
                a.code().equals("invalid.meth.decl.ret.type.req") && a.text().endsWith("}");
        return b.position() > a.position() && !method ? b : a;
    }

    private static Part part(Parser.Form form, Piece piece, Parser.Parsed parsed) {
        if (parsed.trouble() != null) {
            return Part.broken(piece, parsed.trouble());
        }
        try {
            return switch (form) {
                case MEMBER -> member(piece, parsed);
                case STATEMENT -> statement(piece, parsed);
                case EXPRESSION -> Part.statement(piece);
            };
        } catch (StackOverflowError deep) {
            return Part.broken(piece, Trouble.deep(piece.text()));
        }
    }

    private static Part member(Piece piece, Parser.Parsed parsed) {
        boolean runs = parsed.members().stream().anyMatch(BlockTree.class::isInstance);
        if (runs || parsed.members().isEmpty()) {
            return noting(Part.statement(piece), parsed.members());
        }
        Part part = Part.definition(piece, withStatic(piece.whole(), parsed));
        parsed.members().forEach(member -> part.definitions().add(definition(member, part)));
        return noting(part, parsed.members());
    }

    private static Part statement(Piece piece, Parser.Parsed parsed) {
        if (parsed.members().size() != 1 || !(parsed.members().get(0) instanceof MethodTree all)) {
            return Part.broken(piece, new Trouble("stray.brace", "", piece.text(), 0));
        }
        List<? extends Tree> statements = all.getBody().getStatements();
        boolean defines =
                statements.size() == 1
                        && statements.get(0) instanceof VariableTree variable
                        && isVar(variable);
        if (!defines) {
            return noting(Part.statement(piece), statements);
        }
        VariableTree variable = (VariableTree) statements.get(0);
        String type = Types.of(variable.getInitializer());
        int end = parsed.start(variable.getInitializer());
        Part part =
                Part.definition(
                        piece,
                        typed(piece.whole(), variable.getName(), type == null ? "var" : type, end));
        part.definitions()
                .add(
                        new Definition(
                                Ask.Sort.VARIABLE,
                                variable.getName().toString(),
                                variable.getName().toString(),
                                type == null ? "" : type.replaceAll("<.*>", ""),
                                List.of(),
                                false,
                                variable,
                                part));
        return noting(part, statements);
    }

    private static boolean isVar(VariableTree variable) {
        return variable.getInitializer() != null
                && (variable.getType() == null || variable.getType().toString().equals("var"));
    }

    private static String typed(String text, Name name, String type, int end) {
        Matcher var =
                Pattern.compile("\\bvar(?=\\s+" + Pattern.quote(name.toString()) + "\\b)")
                        .matcher(text);
        int at = -1;
        while (var.find() && var.end() <= end) {
            at = var.start();
        }
        return at < 0 ? text : text.substring(0, at) + "static " + type + text.substring(at + 3);
    }

    private static String withStatic(String text, Parser.Parsed parsed) {
        TreeMap<Integer, String> inserts = new TreeMap<>();
        for (Tree member : parsed.members()) {
            if (!isStatic(member)) {
                inserts.put(parsed.start(member), "static ");
            }
        }
        StringBuilder all = new StringBuilder(text);
        inserts.descendingMap().forEach(all::insert);
        return all.toString();
    }

    private static boolean isStatic(Tree member) {
        var modifiers =
                member instanceof MethodTree method
                        ? method.getModifiers()
                        : member instanceof VariableTree variable
                                ? variable.getModifiers()
                                : ((ClassTree) member).getModifiers();
        return modifiers.getFlags().contains(Modifier.STATIC);
    }

    private static Definition definition(Tree member, Part part) {
        if (member instanceof MethodTree method) {
            List<String> types =
                    method.getParameters().stream()
                            .map(each -> Types.name(each.getType()))
                            .toList();
            boolean varargs =
                    method.getParameters().stream()
                            .anyMatch(each -> each.toString().contains("..."));
            return new Definition(
                    Ask.Sort.METHOD,
                    method.getName().toString(),
                    method.getName() + types.toString(),
                    Types.name(method.getReturnType()),
                    types,
                    varargs,
                    method,
                    part);
        }
        if (member instanceof VariableTree variable) {
            return new Definition(
                    Ask.Sort.VARIABLE,
                    variable.getName().toString(),
                    variable.getName().toString(),
                    Types.name(variable.getType()),
                    List.of(),
                    false,
                    variable,
                    part);
        }
        ClassTree type = (ClassTree) member;
        return new Definition(
                Ask.Sort.TYPE,
                type.getSimpleName().toString(),
                "class " + type.getSimpleName(),
                "",
                List.of(),
                false,
                type,
                part);
    }

    private static Part noting(Part part, List<? extends Tree> trees) {
        trees.forEach(tree -> part.names().add(new Names(tree)));
        return part;
    }
}
