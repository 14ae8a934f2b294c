/** What no dialect claims, and what all paths share: sizes, roles, the OpenAPI page. */
@NullMarked
package dev.pressroom.web;

import org.jspecify.annotations.NullMarked;
