/** Problem set 2, momentum and Nesterov: one file for each exercise. */
package org.thalweg.check.ps2;
