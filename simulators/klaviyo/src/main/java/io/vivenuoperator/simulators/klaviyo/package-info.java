/** A Klaviyo to develop, test and demonstrate against. */
@NullMarked
package io.vivenuoperator.simulators.klaviyo;

import org.jspecify.annotations.NullMarked;
