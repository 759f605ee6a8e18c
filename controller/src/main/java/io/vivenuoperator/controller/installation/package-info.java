/** This installation beside others in the same cluster. */
@NullMarked
package io.vivenuoperator.controller.installation;

import org.jspecify.annotations.NullMarked;
