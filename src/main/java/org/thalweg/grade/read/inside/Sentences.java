package org.thalweg.grade.read.inside;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The compiler's findings in the words of someone who looks over one's shoulder. */
final class Sentences {
    private static final Pattern EXPECTED = Pattern.compile("'(.+)' expected");
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) ([^\\s(]+)");
    private static final Pattern NAMED = Pattern.compile("(?:variable|method) (\\w+)");
    private static final Pattern CONVERTED = Pattern.compile("from (.+) to (.+)$");
    private static final Pattern UNLIKE =
            Pattern.compile("types: (.+) cannot be converted to (.+)$");

    private static final Map<String, String> PLAIN =
            Map.ofEntries(
                    Map.entry(
                            Trouble.DEEP,
                            "this is nested too deeply to compile here: write it in smaller steps"),
                    Map.entry("stray.brace", "there is a `}` without its `{`"),
                    Map.entry("premature.eof", "the cell ends before this does: a `}` is missing"),
                    Map.entry("unclosed.str.lit", "the text has no closing `\"`"),
                    Map.entry("unclosed.char.lit", "the character has no closing `'`"),
                    Map.entry("unclosed.comment", "the comment has no closing `*/`"),
                    Map.entry("unclosed.text.block", "the text block has no closing `\"\"\"`"),
                    Map.entry("else.without.if", "there is an `else` without its `if`"),
                    Map.entry(
                            "not.stmt",
                            "this is a value, and nothing is done with it: is an `=` or a `return`"
                                    + " missing?"),
                    Map.entry(
                            "invalid.meth.decl.ret.type.req",
                            "the method does not say what it returns"),
                    Map.entry("missing.meth.body.or.decl.abstract", "the method has no body"),
                    Map.entry(
                            "missing.ret.stmt",
                            "the method can end without a `return`: every way through it must"
                                    + " return something"),
                    Map.entry("unreachable.stmt", "this line is never reached"),
                    Map.entry("unreachable", "this line is never reached"),
                    Map.entry(
                            "restricted.type.not.allowed.here", "write the type in place of `var`"),
                    Map.entry("restricted.type.not.allowed", "write the type in place of `var`"),
                    Map.entry("cant.infer.local.var.type", "write the type in place of `var`"),
                    Map.entry("illegal.forward.ref", "this variable is used before its own line"),
                    Map.entry(
                            "array.req.but.found",
                            "`[ ]` stands behind something that is not an array"),
                    Map.entry(
                            "int.number.too.large", "this whole number is too large for an `int`"),
                    Map.entry("limit.string", "a text as long as this is more than Java allows"),
                    Map.entry("limit.code", "the method is longer than Java allows"),
                    Map.entry(
                            "cant.ref.non.effectively.final.var",
                            "a lambda can use a local variable only if it never changes: copy it"
                                    + " into another one first"));

    private Sentences() {}

    /** A line as it is shown. */
    static String shortened(String line) {
        return line.length() > 100 ? line.substring(0, 99) + "…" : line;
    }

    /** A sentence about a line, which begins with the place. */
    static String sentence(Reply.At at, String says) {
        return at.cell() == 0 ? says : "In " + at + ": " + says;
    }

    /**
     * Why a piece is not Java.
     *
     * @param line the student's own
     */
    static String parsing(Reply.At at, String line, Trouble trouble) {
        return about(at, line, plain(trouble));
    }

    /**
     * Why an answer does not compile.
     *
     * @param line the student's own
     * @param parts those of the notebook, where a name that is missing may stand
     * @param imports those that exist, and those that do not
     */
    static String compiling(
            Reply.At at, String line, Trouble trouble, Iterable<Part> parts, Imports imports) {
        Matcher symbol = SYMBOL.matcher(trouble.message());
        if (trouble.code().startsWith("cant.resolve") && symbol.find()) {
            String name = symbol.group(2);
            return about(at, line, unknown(symbol.group(1), name, parts, imports));
        }
        return about(at, line, plain(trouble));
    }

    private static String unknown(String kind, String name, Iterable<Part> parts, Imports imports) {
        for (Part part : parts) {
            if (part.kind() == Part.Kind.BROKEN
                    && Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                            .matcher(part.piece().text())
                            .find()) {
                return "`%s` is not known: it stands in %s, which does not compile"
                        .formatted(name, part.at());
            }
        }
        for (String dropped : imports.dropped()) {
            if (dropped.endsWith("." + name)) {
                return "`%s` is imported from `%s`, and answers are tried with plain Java only"
                        .formatted(name, dropped);
            }
        }
        for (Part part : parts) {
            boolean inside =
                    part.kind() == Part.Kind.STATEMENT
                            && Pattern.compile("\\w\\s+" + Pattern.quote(name) + "\\s*[=;:]")
                                    .matcher(part.piece().text())
                                    .find();
            if (inside) {
                return "`%s` is known only inside the statement in %s".formatted(name, part.at());
            }
        }
        boolean either = kind.equals("variable") && Character.isUpperCase(name.charAt(0));
        String what = either ? "" : kind.equals("class") ? "the type " : "the " + kind + " ";
        boolean library = imports.dropped().stream().anyMatch(each -> each.contains("thalweg"));
        return "no cell defines "
                + what
                + "`"
                + name
                + "`"
                + (library
                        ? "; if it is the course's library that has it, write it yourself: answers"
                                + " are tried with plain Java only"
                        : "; is it misspelled?");
    }

    private static String plain(Trouble trouble) {
        String known = PLAIN.get(trouble.code());
        String message = trouble.message().lines().findFirst().orElse("");
        if (known != null) {
            return known;
        }
        return switch (trouble.code()) {
            case "expected", "expected2", "expected3", "expected4" -> expected(trouble, message);
            case "illegal.start.of.expr", "illegal.start.of.type", "illegal.start.of.stmt" ->
                    trouble.before().isEmpty()
                            ? "something before this line is not finished"
                            : "after `"
                                    + shortened(trouble.before())
                                    + "` something else must follow";
            case "illegal.char" ->
                    message.replaceFirst(".*: ", "the character ")
                            + " means nothing in Java: was it pasted from a text?";
            case "prob.found.req" -> types(trouble.message());
            case "var.might.not.have.been.initialized" ->
                    name(message, "`%s` may not have a value yet here: give it one first");
            case "already.defined" -> name(message, "`%s` is declared twice");
            case "cant.apply.symbol", "cant.apply.symbols" ->
                    name(
                            message.replace("constructor", "method"),
                            "`%s` is called with other arguments than it takes");
            case "unreported.exception.need.to.catch.or.throw" ->
                    "this can throw an `%s`: catch it, or declare it with `throws`"
                            .formatted(
                                    message.replaceAll(".*exception (?:\\w+\\.)*(\\w+);.*", "$1"));
            case "doesnt.exist" ->
                    message.replaceFirst("package (\\S+) does.*", "`$1`")
                            + " is not there: answers are tried with plain Java only";
            default -> "the compiler says: " + message;
        };
    }

    private static String expected(Trouble trouble, String message) {
        Matcher matcher = EXPECTED.matcher(message);
        String before = shortened(trouble.before().replaceFirst("^.*[{;](?=.)", "").strip());
        if (!matcher.find()) {
            return "the compiler says: " + message;
        }
        return "a `"
                + matcher.group(1)
                + "` is missing"
                + (before.isEmpty() ? " before this" : " after `" + before + "`");
    }

    private static String types(String message) {
        String first = message.lines().findFirst().orElse("");
        Matcher lossy = CONVERTED.matcher(first);
        if (first.contains("lossy") && lossy.find()) {
            return "%s does not fit into %s".formatted(a(lossy.group(1)), a(lossy.group(2)));
        }
        Matcher unlike = UNLIKE.matcher(first);
        if (unlike.find()) {
            return "%s is needed here, and this is %s"
                    .formatted(a(unlike.group(2)), a(unlike.group(1)));
        }
        if (first.contains("unexpected return value")) {
            return "the method is `void` and returns a value";
        }
        if (first.contains("missing return value")) {
            return "the `return` gives no value, and the method must return one";
        }
        return "the compiler says: " + first;
    }

    private static String a(String type) {
        String simple = type.replaceAll("\\b(?:[a-z]\\w*\\.)+", "").strip();
        return ("aeiouAEIO".indexOf(simple.charAt(0)) < 0 ? "a `" : "an `") + simple + "`";
    }

    private static String name(String message, String sentence) {
        Matcher matcher = NAMED.matcher(message);
        return matcher.find()
                ? sentence.formatted(matcher.group(1))
                : "the compiler says: " + message;
    }

    private static String about(Reply.At at, String line, String says) {
        String end = says.endsWith("?") ? "" : ".";
        return sentence(at, (line.isEmpty() ? "" : "`" + shortened(line) + "`: ") + says + end);
    }
}
