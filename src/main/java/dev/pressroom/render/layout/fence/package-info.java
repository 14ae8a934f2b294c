/** What a document may name and read: {@code data:} URLs and the account's assets, and nothing else. */
@NullMarked
package dev.pressroom.render.layout.fence;

import org.jspecify.annotations.NullMarked;
