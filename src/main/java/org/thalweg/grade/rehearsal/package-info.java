/** A class of invented hand-ins, to try the grader with before the real ones come. */
package org.thalweg.grade.rehearsal;
