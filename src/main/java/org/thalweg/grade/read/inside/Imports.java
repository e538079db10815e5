package org.thalweg.grade.read.inside;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The imports of a notebook and those that a Java kernel or a problem set makes by itself. What
 * does not exist here is left out: most of a notebook's imports are of the course's library, and
 * most answers need none of it.
 */
final class Imports {
    private static final List<String> USUAL =
            List.of(
                    "java.io.*",
                    "java.math.*",
                    "java.net.*",
                    "java.nio.file.*",
                    "java.util.*",
                    "java.util.concurrent.*",
                    "java.util.function.*",
                    "java.util.regex.*",
                    "java.util.stream.*");

    /** What lessons import of the library and answers may use. */
    private static final String LIBRARY = "org.thalweg.core.Objective";

    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(static\\s+)?([\\w$.\\s]+?(?:\\.\\s*\\*)?)\\s*;?\\s*");

    private static final Set<String> PACKAGES =
            Object.class.getModule().getDescriptor().exports().stream()
                    .filter(each -> !each.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());

    /**
     * An import.
     *
     * @param text the line that makes it
     * @param at where it stands in the notebook
     */
    record Import(String text, Reply.At at) {}

    private final List<Import> kept = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    /**
     * Reads the imports among the parts of a notebook; of the same simple name the last counts.
     *
     * @param api names of the library's classes that exist here
     */
    Imports(List<Part> parts, Set<String> api) {
        USUAL.forEach(name -> kept.add(new Import("import " + name + ";", Reply.At.NOWHERE)));
        if (api.contains(LIBRARY)) {
            kept.add(
                    new Import(
                            "import " + LIBRARY.replaceAll("\\w+$", "*") + ";", Reply.At.NOWHERE));
        }
        Map<String, Import> named = new LinkedHashMap<>();
        for (Part part : parts) {
            if (part.kind() == Part.Kind.IMPORT) {
                Matcher matcher = IMPORT.matcher(part.code());
                String name = matcher.matches() ? matcher.group(2).replaceAll("\\s", "") : "";
                if (name.isEmpty()) {
                    continue;
                }
                boolean isStatic = matcher.group(1) != null;
                if (exists(name, isStatic, api)) {
                    String simple = name.endsWith("*") ? name : name.replaceAll(".*\\.", "");
                    String text = "import " + (isStatic ? "static " : "") + name + ";";
                    named.put((isStatic ? "static " : "") + simple, new Import(text, part.at()));
                } else {
                    dropped.add(name);
                }
            }
        }
        kept.addAll(named.values());
    }

    List<Import> kept() {
        return kept;
    }

    /** Names that the notebook imports and that do not exist here. */
    List<String> dropped() {
        return dropped;
    }

    private static boolean exists(String name, boolean isStatic, Set<String> api) {
        boolean all = name.endsWith(".*");
        String path = all ? name.substring(0, name.length() - 2) : name;
        if (isStatic) {
            String member = all ? "" : path.replaceAll(".*\\.", "");
            return member(all ? path : path.replaceAll("\\.[^.]*$", ""), member);
        }
        Predicate<String> inPath = each -> each.replaceFirst("\\.[^.]*$", "").equals(path);
        return all && (PACKAGES.contains(path) || api.stream().anyMatch(inPath))
                || api.contains(path)
                || type(path) != null;
    }

    private static boolean member(String type, String name) {
        Class<?> found = type(type);
        return found != null
                && (name.isEmpty()
                        || List.of(found.getMethods()).stream()
                                .anyMatch(each -> each.getName().equals(name))
                        || List.of(found.getFields()).stream()
                                .anyMatch(each -> each.getName().equals(name))
                        || List.of(found.getClasses()).stream()
                                .anyMatch(each -> each.getSimpleName().equals(name)));
    }

    /** A public class of Java's base, nested ones too. */
    private static Class<?> type(String name) {
        String binary = name;
        while (true) {
            try {
                Class<?> found = Class.forName(binary, false, Object.class.getClassLoader());
                return PACKAGES.contains(found.getPackageName()) ? found : null;
            } catch (ClassNotFoundException | LinkageError e) {
                int dot = binary.lastIndexOf('.');
                if (dot < 0) {
                    return null;
                }
                binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            }
        }
    }
}
