/** The command line of the grader. */
package org.thalweg.grade.command;
