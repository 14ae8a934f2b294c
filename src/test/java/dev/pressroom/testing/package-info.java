/** What tests share: the servers, the clock, the ways in. */
@NullMarked
package dev.pressroom.testing;

import org.jspecify.annotations.NullMarked;
