/** Processes that cannot harm: where untrusted code is read, compiled and run. */
package org.thalweg.grade.sandbox;
