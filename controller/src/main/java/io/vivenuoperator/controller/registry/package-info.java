/** What the webhook receivers know of regions and signing keys. */
@NullMarked
package io.vivenuoperator.controller.registry;

import org.jspecify.annotations.NullMarked;
