/**
 * From a submitted file to class files: {@link org.thalweg.grade.read.NotebookFile} reads cells as
 * data, {@link org.thalweg.grade.read.SandboxedCompiler} has them split and compiled in a process
 * that reaches nothing, and believes none of what comes back.
 */
package org.thalweg.grade.read;
