/** What runs inside a sandbox to try it: java.base, and nothing else of ours. */
package org.thalweg.grade.sandbox.inside;
