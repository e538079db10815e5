package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fingerprints of a piece of Java, by winnowing (Schleimer, Wilkerson, Aiken 2003): of the
 * hashes of all {@value #GRAM} tokens in a row, the least of each {@value #WINDOW} in a row. Two
 * pieces that have {@code GRAM + WINDOW − 1} tokens in a row in common share at least one.
 *
 * <p>Names become {@code v}, numbers {@code n}, texts {@code s}; comments and spaces are nothing.
 * So a copy with other names has the same prints.
 *
 * @param tokens how many tokens there are
 * @param lines the prints, each with the lines (from 0) where its tokens stand
 */
record Prints(int tokens, Map<Integer, Set<Integer>> lines) {
    static final int GRAM = 7;
    static final int WINDOW = 4;

    /** Longer pieces are cut: nobody writes them by hand. */
    private static final int MOST = 20_000;

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<skip>\\s+|//[^\\n"
                            + "]*|/\\*(?s:.*?)(?:\\*/|\\z))|(?<text>\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n"
                            + "])*+\"?|'(?:\\\\.|[^'\\\\\\n"
                            + "])*+'?)|(?<number>\\.?[0-9](?:[eEpP][+-]|[\\w.])*+)"
                            + "|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*+)|(?<sign>(?s:.))");

    private static final Set<String> WORDS =
            Set.of(
                    "boolean",
                    "break",
                    "byte",
                    "case",
                    "catch",
                    "char",
                    "class",
                    "continue",
                    "default",
                    "do",
                    "double",
                    "else",
                    "enum",
                    "extends",
                    "final",
                    "finally",
                    "float",
                    "for",
                    "if",
                    "implements",
                    "instanceof",
                    "int",
                    "interface",
                    "long",
                    "new",
                    "null",
                    "private",
                    "public",
                    "record",
                    "return",
                    "short",
                    "static",
                    "super",
                    "switch",
                    "this",
                    "throw",
                    "throws",
                    "true",
                    "false",
                    "try",
                    "void",
                    "while");

    static Prints of(String source) {
        List<String> words = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        read(source, words, at);
        int grams = words.size() - GRAM + 1;
        int[] hashes = new int[Math.max(0, grams)];
        for (int i = 0; i < grams; i++) {
            hashes[i] = words.subList(i, i + GRAM).hashCode() * 0x9E3779B1;
        }
        Map<Integer, Set<Integer>> prints = new HashMap<>();
        for (int i = 0; i + WINDOW <= grams; i++) {
            int least = i;
            for (int k = i; k < i + WINDOW; k++) {
                least = hashes[k] <= hashes[least] ? k : least;
            }
            Set<Integer> lines = prints.computeIfAbsent(hashes[least], each -> new TreeSet<>());
            lines.addAll(at.subList(least, least + GRAM));
        }
        return new Prints(words.size(), prints);
    }

    private static void read(String source, List<String> words, List<Integer> at) {
        Matcher token = TOKEN.matcher(source);
        int line = 0;
        int seen = 0;
        while (words.size() < MOST && token.find()) {
            for (; seen < token.start(); seen++) {
                line += source.charAt(seen) == '\n' ? 1 : 0;
            }
            if (token.group("skip") == null) {
                words.add(word(token));
                at.add(line);
            }
        }
    }

    private static String word(Matcher token) {
        String name = token.group("name");
        if (name != null) {
            return WORDS.contains(name) ? name : "v";
        }
        if (token.group("number") != null) {
            return "n";
        }
        return token.group("text") != null ? "s" : token.group();
    }
}
