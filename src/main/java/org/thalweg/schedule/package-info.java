/** Learning-rate schedules, one file each: pure functions of t = 0, 1, 2, … Plain JDK. */
package org.thalweg.schedule;
