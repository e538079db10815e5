package org.thalweg.grade.report;

/** What stands in an element of a page. */
sealed interface Part permits Html, Part.Attribute {
    /** An attribute of an element. */
    record Attribute(String name, String value) implements Part {}
}
