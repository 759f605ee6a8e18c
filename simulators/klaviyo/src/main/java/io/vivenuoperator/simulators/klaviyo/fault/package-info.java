/** What goes wrong at Klaviyo alone. */
@NullMarked
package io.vivenuoperator.simulators.klaviyo.fault;

import org.jspecify.annotations.NullMarked;
