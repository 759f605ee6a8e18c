/** Calls to Patreon's REST API. */
@NullMarked
package io.vivenuoperator.vendor.patreon.client;

import org.jspecify.annotations.NullMarked;
