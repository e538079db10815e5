package org.thalweg;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the build of the Javadoc cannot ask for: a sentence for everything public, every component
 * of a record described, parameters described all or not at all, and for each algorithm its
 * equation and its source. Whether the comments themselves are well formed is checked by that
 * build, {@code mvn javadoc:javadoc}.
 */
class JavadocTest {
    private static final Pattern EQUATION = Pattern.compile("[←=≤]|argmin");
    private static final Pattern SOURCE = Pattern.compile("\\b(1[5-9]|20)\\d\\d\\b|edition");

    /** Something public: where it is, its kind and comment, what it must describe. */
    private record Entry(
            String name,
            Tree.Kind kind,
            String text,
            DocCommentTree comment,
            List<String> parameters) {
        Set<String> described() {
            Set<String> names = new TreeSet<>();
            if (comment != null) {
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                        names.add(param.getName().toString());
                    }
                }
            }
            return names;
        }
    }

    private static final List<Entry> ENTRIES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> java =
                    sources.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.endsWith("package-info.java"))
                            .toList();
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(java));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                String home = unit.getPackageName() + ".";
                for (Tree type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree declared) {
                        read(declared, new TreePath(unit), home, trees, false);
                    }
                }
            }
        }
    }

    private static void read(
            ClassTree type, TreePath outer, String prefix, DocTrees trees, boolean allPublic) {
        if (!visible(type.getModifiers(), allPublic)) {
            return;
        }
        TreePath path = new TreePath(outer, type);
        String name = prefix + type.getSimpleName();
        boolean open = type.getKind() == Tree.Kind.INTERFACE;
        List<String> components =
                type.getKind() == Tree.Kind.RECORD ? components(type) : List.<String>of();
        add(name, path, trees, components);
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested) {
                read(nested, path, name + ".", trees, open);
            } else if (member instanceof MethodTree method
                    && visible(method.getModifiers(), open)
                    && !overrides(method)
                    && trees.getSourcePositions()
                                    .getStartPosition(path.getCompilationUnit(), method)
                            >= 0) {
                add(
                        name + "#" + method.getName(),
                        new TreePath(path, method),
                        trees,
                        method.getParameters().stream().map(p -> p.getName().toString()).toList());
            } else if (member instanceof VariableTree field
                    && visible(field.getModifiers(), open)
                    && !components.contains(field.getName().toString())) {
                add(name + "#" + field.getName(), new TreePath(path, field), trees, List.of());
            }
        }
    }

    private static void add(String name, TreePath path, DocTrees trees, List<String> parameters) {
        String text = trees.getDocComment(path);
        ENTRIES.add(
                new Entry(
                        name,
                        path.getLeaf().getKind(),
                        text == null ? "" : text,
                        trees.getDocCommentTree(path),
                        parameters));
    }

    private static boolean visible(ModifiersTree modifiers, boolean allPublic) {
        Set<Modifier> flags = modifiers.getFlags();
        return allPublic && !flags.contains(Modifier.PRIVATE)
                || flags.contains(Modifier.PUBLIC)
                || flags.contains(Modifier.PROTECTED);
    }

    private static boolean overrides(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
    }

    /** The components of a record: the fields that it has without "static". */
    private static List<String> components(ClassTree record) {
        return record.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .map(field -> field.getName().toString())
                .toList();
    }

    @Test
    void everythingPublicHasASentence() {
        assertThat(ENTRIES).hasSizeGreaterThan(700);
        assertThat(ENTRIES.stream().filter(e -> e.text().isBlank()).map(Entry::name)).isEmpty();
    }

    @Test
    void everyComponentOfARecordIsDescribed() {
        assertThat(
                        ENTRIES.stream()
                                .filter(e -> e.kind() == Tree.Kind.RECORD)
                                .filter(e -> !e.described().containsAll(e.parameters()))
                                .map(e -> e.name() + e.parameters()))
                .isEmpty();
    }

    @Test
    void parametersAreDescribedAllOrNotAtAll() {
        assertThat(
                        ENTRIES.stream()
                                .filter(e -> e.kind() == Tree.Kind.METHOD)
                                .filter(e -> !e.described().isEmpty())
                                .filter(e -> !e.described().containsAll(e.parameters()))
                                .map(e -> e.name() + e.parameters()))
                .isEmpty();
    }

    @Test
    void everyAlgorithmGivesItsEquation() {
        assertThat(without(EQUATION, "method", "schedule")).isEmpty();
    }

    @Test
    void everyMethodGivesItsSource() {
        assertThat(without(SOURCE, "method"))
                .as("only the search that does not search is nobody's")
                .containsExactly("org.thalweg.method.FixedStep");
    }

    /** The public types of these packages whose comment has nothing like this. */
    private static Stream<String> without(Pattern wanted, String... packages) {
        return ENTRIES.stream()
                .filter(e -> e.kind() == Tree.Kind.RECORD || e.kind() == Tree.Kind.CLASS)
                .filter(
                        e ->
                                Stream.of(packages)
                                        .anyMatch(
                                                p ->
                                                        e.name()
                                                                .matches(
                                                                        "org.thalweg."
                                                                                + p
                                                                                + ".\\w+")))
                .filter(e -> !wanted.matcher(e.text()).find())
                .map(Entry::name);
    }
}
