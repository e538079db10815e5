/** What the teacher got from students, as a list of submissions: folders, archives, exports. */
package org.thalweg.grade.intake;
