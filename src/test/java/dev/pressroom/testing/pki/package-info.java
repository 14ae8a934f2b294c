/** A certificate authority of a test's own, and what it issues. */
@NullMarked
package dev.pressroom.testing.pki;

import org.jspecify.annotations.NullMarked;
