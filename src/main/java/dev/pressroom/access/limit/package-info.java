/** What an account may use, below the installation's maxima. It must not know what is measured against the limits, nor where the maxima come from. */
@NullMarked
package dev.pressroom.access.limit;

import org.jspecify.annotations.NullMarked;
