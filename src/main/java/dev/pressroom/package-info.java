/** Pressroom: templates and data in, PDF files out. This package holds only what every room may know. */
@NullMarked
package dev.pressroom;

import org.jspecify.annotations.NullMarked;
