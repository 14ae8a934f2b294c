/** What became of the promise, as the database, the store and the clients tell it. */
@NullMarked
package dev.pressroom.chaos.verdict;

import org.jspecify.annotations.NullMarked;
