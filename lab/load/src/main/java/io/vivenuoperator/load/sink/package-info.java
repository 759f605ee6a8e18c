/** Endpoints of webhooks that keep count. They share no code with what delivers to them. */
@NullMarked
package io.vivenuoperator.load.sink;

import org.jspecify.annotations.NullMarked;
