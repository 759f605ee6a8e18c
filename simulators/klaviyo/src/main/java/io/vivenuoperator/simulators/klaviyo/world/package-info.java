/** The account's profiles, lists and events. */
@NullMarked
package io.vivenuoperator.simulators.klaviyo.world;

import org.jspecify.annotations.NullMarked;
