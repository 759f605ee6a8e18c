/** Which of several replicas works. */
@NullMarked
package io.vivenuoperator.controller.election;

import org.jspecify.annotations.NullMarked;
