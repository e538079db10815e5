/** Grading many submissions: workers, the store that survives a kill, the teacher's secret. */
package org.thalweg.grade.batch;
