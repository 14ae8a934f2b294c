/** Child processes that render, one document at a time each; it knows what a render is, and nothing of jobs. */
@NullMarked
package dev.pressroom.fork;

import org.jspecify.annotations.NullMarked;
