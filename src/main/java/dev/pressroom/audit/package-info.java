/** Who did what to which thing, from where: written with the change, chained, never altered. It must never know what a thing is. */
@NullMarked
package dev.pressroom.audit;

import org.jspecify.annotations.NullMarked;
