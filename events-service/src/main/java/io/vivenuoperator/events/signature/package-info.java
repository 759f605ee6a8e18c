/** Signs what is delivered, in two ways, with up to three secrets at a time. */
@NullMarked
package io.vivenuoperator.events.signature;

import org.jspecify.annotations.NullMarked;
