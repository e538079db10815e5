package org.thalweg.grade.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.thalweg.check.Mark;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;

/**
 * Results in the format of JUnit, which build servers show: a suite for each student, a case for
 * each check, a skipped case for each task that a person marks.
 */
public final class JUnitXml {
    private final XMLStreamWriter out;

    private JUnitXml(XMLStreamWriter out) {
        this.out = out;
    }

    /** Returns the bytes of the file. */
    public static byte[] bytes(ProblemSet set, List<Result> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out =
                    XMLOutputFactory.newFactory()
                            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new JUnitXml(out).document(set, results);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private void document(ProblemSet set, List<Result> results) throws XMLStreamException {
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        line(0);
        out.writeStartElement("testsuites");
        attribute("name", set.id());
        attribute("tests", results.stream().mapToLong(JUnitXml::tests).sum());
        attribute("failures", results.stream().mapToLong(JUnitXml::failures).sum());
        attribute("errors", 0);
        attribute("skipped", results.stream().mapToLong(JUnitXml::skipped).sum());
        for (Result result : results) {
            suite(result);
        }
        line(0);
        out.writeEndElement();
        line(0);
        out.writeEndDocument();
    }

    private void suite(Result result) throws XMLStreamException {
        line(1);
        out.writeStartElement("testsuite");
        attribute("name", result.student());
        attribute("tests", tests(result));
        attribute("failures", failures(result));
        attribute("errors", 0);
        attribute("skipped", skipped(result));
        for (TaskResult task : result.tasks()) {
            String name = result.problemSet() + "." + task.task();
            for (Mark mark : task.marks()) {
                test(name, mark);
            }
            if (task.marks().isEmpty()) {
                marked(name, task);
            }
        }
        line(1);
        out.writeEndElement();
    }

    private void test(String name, Mark mark) throws XMLStreamException {
        line(2);
        out.writeStartElement("testcase");
        attribute("classname", name);
        attribute("name", mark.claim() + " (" + points(mark.points()) + ")");
        if (!mark.held()) {
            line(3);
            out.writeStartElement("failure");
            attribute("message", mark.sentence());
            out.writeEndElement();
            line(2);
        }
        out.writeEndElement();
    }

    private void marked(String name, TaskResult task) throws XMLStreamException {
        line(2);
        out.writeStartElement("testcase");
        attribute("classname", name);
        attribute("name", "marked by a person");
        line(3);
        out.writeStartElement("skipped");
        attribute(
                "message",
                task.status() == Status.MANUAL
                        ? "A person marks this one."
                        : task.status().name().toLowerCase(Locale.ROOT));
        out.writeEndElement();
        line(2);
        out.writeEndElement();
    }

    private static String points(int points) {
        return points == 1 ? "1 point" : points + " points";
    }

    private static long tests(Result result) {
        return result.tasks().stream().mapToLong(task -> Math.max(1, task.marks().size())).sum();
    }

    private static long failures(Result result) {
        return result.tasks().stream()
                .flatMap(task -> task.marks().stream())
                .filter(mark -> !mark.held())
                .count();
    }

    private static long skipped(Result result) {
        return result.tasks().stream().filter(task -> task.marks().isEmpty()).count();
    }

    private void line(int depth) throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    private void attribute(String name, long value) throws XMLStreamException {
        out.writeAttribute(name, Long.toString(value));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, allowed(value));
    }

    /** XML has no way to write most control characters or half a surrogate pair. */
    private static String allowed(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\n' || c == '\t' || c == '\r' ? ' ' : c)
                .filter(c -> c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
