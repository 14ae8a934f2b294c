/** Chores that heal what was interrupted and remove what is over, one a file. */
@NullMarked
package dev.pressroom.maintenance;

import org.jspecify.annotations.NullMarked;
