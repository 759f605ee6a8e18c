/** What the controller tells the receivers, and what they answer. */
@NullMarked
package io.vivenuoperator.contracts.registry;

import org.jspecify.annotations.NullMarked;
