/**
 * Problem set 1, lessons 01 to 04: one class an exercise, which holds all that belongs to it.
 * {@link org.thalweg.check.ps1.Ps1} is what the notebook calls.
 */
package org.thalweg.check.ps1;
