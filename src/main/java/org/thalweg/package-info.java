/** The face of the library: everything a cell needs to name, as static factories. */
package org.thalweg;
