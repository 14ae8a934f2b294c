/** How much accounts may do and keep, by named quotas. It must not know what is counted against them. */
@NullMarked
package dev.pressroom.access.quota;

import org.jspecify.annotations.NullMarked;
