/**
 * What a Java kernel needs to show the library's objects, without a compile-time link to any
 * kernel. Plain JDK.
 */
package org.thalweg.notebook;
