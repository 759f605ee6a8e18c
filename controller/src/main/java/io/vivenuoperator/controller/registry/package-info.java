/** The regions and signing keys that the webhook receivers accept. */
@NullMarked
package io.vivenuoperator.controller.registry;

import org.jspecify.annotations.NullMarked;
