package org.thalweg.check;

/**
 * What a student's notebook defines, wherever it runs.
 *
 * <p>What comes back may live in another process. Whatever the student's code throws arrives as
 * {@link AnswerThrew}; when it will not be called any more, as {@link AnswerStopped}.
 */
@FunctionalInterface
public interface Given {
    /**
     * Returns the student's definition.
     *
     * @param wanted what is asked for; a primitive variable is asked for by its primitive class and
     *     returned boxed
     * @throws AnswerStopped when the notebook does not define it in a way that runs
     */
    <A> A get(Wanted<A> wanted);
}
