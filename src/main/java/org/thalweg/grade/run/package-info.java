/**
 * Answers that run in processes of their own: {@link org.thalweg.grade.run.SandboxedLauncher}
 * starts them, what comes back is called like any object.
 *
 * <p>Nothing that an answer sends is believed beyond its being a value: lengths, kinds and numbers
 * of calls are checked before anything is made of them, and the first message that breaks the rules
 * ends the process.
 */
package org.thalweg.grade.run;
