/** What an account has chosen for each door that it lets its clients in by. It must not know which doors there are. */
@NullMarked
package dev.pressroom.access.setting;

import org.jspecify.annotations.NullMarked;
