/**
 * The guest that runs an answer, and the messages that both ends speak: java.base, and nothing else
 * of ours.
 *
 * <p>A message is a length and that many bytes, big-endian. The grader sends {@link Tag#CLASSES}
 * once and {@link Tag#CALL} for each call; inside, {@link Tag#CALLBACK} asks the grader for an
 * objective's value, which it answers with {@link Tag#RETURNED}. A reply has the contents of all
 * arrays of the request as they are now, then the result.
 */
package org.thalweg.grade.run.inside;
