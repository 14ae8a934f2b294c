/** The threat tables of docs/security.md, a class for each and a test for each line; details are tested beside what they test. */
@NullMarked
package dev.pressroom.security;

import org.jspecify.annotations.NullMarked;
