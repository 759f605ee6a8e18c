/** Names, labels and addresses that belong to a region. */
@NullMarked
package io.vivenuoperator.controller.naming;

import org.jspecify.annotations.NullMarked;
