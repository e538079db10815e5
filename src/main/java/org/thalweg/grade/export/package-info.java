/** Results and problem sets in the formats of others: JSON, CSV, JUnit XML. */
package org.thalweg.grade.export;
