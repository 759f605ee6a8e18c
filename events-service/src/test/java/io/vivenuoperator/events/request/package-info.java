/** Tests of what a delivery adds to its format. */
@NullMarked
package io.vivenuoperator.events.request;

import org.jspecify.annotations.NullMarked;
