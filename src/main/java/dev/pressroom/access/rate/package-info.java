/** How often somebody may ask, by named policies, the same for all servers together. It must not know what is asked for, nor how a refusal is worded. */
@NullMarked
package dev.pressroom.access.rate;

import org.jspecify.annotations.NullMarked;
