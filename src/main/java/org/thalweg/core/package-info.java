/** The seams: what a function, a schedule, a method and its memory are. Plain JDK. */
package org.thalweg.core;
