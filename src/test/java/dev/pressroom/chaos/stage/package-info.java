/** What is there to be broken: servers of one run alone, in a folder of their own, on ports of their own, and Pressroom on them. */
@NullMarked
package dev.pressroom.chaos.stage;

import org.jspecify.annotations.NullMarked;
