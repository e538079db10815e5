package org.thalweg.peers;

/** A method of another library, with its memory and its parameters, as its user would call it. */
interface Peer {
    /**
     * Gives the gradient that the next steps take.
     *
     * @param g gradient; copied to where the library wants it
     */
    void gradient(double[] g);

    /**
     * Makes one update. Where the library overwrites the gradient it is written again before, as a
     * model would: by the library's own copy.
     */
    void step();

    /** Returns a copy of the parameters. */
    double[] parameters();
}
